// Replaces 'server-only' outside of Next, which builds the client bundle to protect.
export {}
