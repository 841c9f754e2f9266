/**
 * Planted by `plant-canaries.mjs` and searched for by the browser test. The words are meaningless, so none occurs by
 * chance.
 */
export const CANARY_WORD = 'zqcanaryzq'
export const CANARY_ANSWER = 'zqacceptedzq'
export const CANARY_NUMBER = 918273645
