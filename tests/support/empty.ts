// Stands in for 'server-only' outside of Next, where there is no client bundle to keep code out of.
export {}
