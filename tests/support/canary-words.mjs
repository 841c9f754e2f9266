/** Planted by `plant-canaries.mjs`, looked for by the browser test: none of them means anything, so none is there by chance. */
export const CANARY_WORD = 'zqcanaryzq'
export const CANARY_ANSWER = 'zqacceptedzq'
export const CANARY_NUMBER = 918273645
