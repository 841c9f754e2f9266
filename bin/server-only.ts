// Replaces 'server-only' in the server's own process. The package only protects bundles for browsers.
