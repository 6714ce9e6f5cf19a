(globalThis.brand ??= {}).files = {};
