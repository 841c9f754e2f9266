import { pairsAuthoring } from '@/domain/items/types/matching/authoring'

export const categorizeAuthoring = pairsAuthoring({ label: 'Categories', one: 'category' })
