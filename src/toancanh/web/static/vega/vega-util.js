// What the interpreter imports, from the bundle that the page has loaded.
export const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;
