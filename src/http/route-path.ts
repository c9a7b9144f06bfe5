/** An operation's `http` statement, taken apart. */
export type OperationRoute = { readonly method: string; readonly path: string; readonly parameters: readonly string[] }

/** Reads `PUT /data-sets/{id}/draft/files/{path}`. */
export function operationRoute(http: string): OperationRoute {
  const [method, path] = http.split(' ')
  if (!method || !path?.startsWith('/')) throw new Error(`not a method and a path: ${http}`)
  return { method, path, parameters: [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1]!) }
}

/** The path as Fastify writes it. A last parameter called `path` takes the rest of the address, slashes included. */
export function fastifyPath(path: string): string {
  return path.replace(/\{path\}$/, '*').replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')
}

/** The address with its parameters filled in; those of a last `{path}` keep their slashes. */
export function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return name === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
}
