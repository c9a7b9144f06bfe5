/** As far as tests use it: the package has no types of its own. */
declare module 'jsonld' {
  type Loaded = { readonly contextUrl: null; readonly documentUrl: string; readonly document: object }
  type Options = { readonly documentLoader: (url: string) => Promise<Loaded> }
  const jsonld: {
    expand(document: object, options: Options): Promise<Record<string, unknown>[]>
    toRDF(document: object, options: Options & { readonly format: 'application/n-quads' }): Promise<string>
  }
  export default jsonld
}
