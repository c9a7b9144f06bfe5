/** Who may import whom: the rules behind `check-arrows.ts`, as a function of two paths. */

export type Architecture = {
  /** The folders of `src/` through which the outside comes in. */
  readonly ways: readonly string[]
  /** Each module with the modules it may enter. */
  readonly modules: Readonly<Record<string, readonly string[]>>
}

export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

type Place =
  | { readonly layer: 'kernel' | 'words' | 'app' | 'free' | 'unknown' }
  | { readonly layer: 'module' | 'adapter' | 'way' | 'lib' | 'jurisdiction'; readonly name: string }

/** Where tests and builders for tests may reach: the real engine, and the fronts of every module. */
const isForTests = (path: string) => /(^|\/)testing\.tsx?$|\.(test|fixture)\.tsx?$/.test(path)
const isFrontDoor = (path: string) => /^src\/modules\/[^/]+\/index\.ts$/.test(path)
const isBuilder = (path: string) => /^src\/modules\/[^/]+\/testing\.tsx?$/.test(path)

/** Why the import is not allowed, in a few words; `undefined` when it is. Paths are relative to the repository. */
export function faultOf({ from, to, typeOnly }: Import, architecture: Architecture): string | undefined {
  const source = placeOf(from, architecture)
  const target = placeOf(to, architecture)
  if (source.layer === 'free') return undefined
  if (source.layer === 'unknown') return 'this folder of src/ has no place in architecture.json'
  if (isForTests(from) && source.layer !== 'lib') return faultOfTest(source, to, target)
  if (isForTests(to) && !isForTests(from)) return 'only tests use what is for tests'
  if (target.layer === 'lib') return undefined

  switch (source.layer) {
    case 'lib':
      // Its tests may use the repository's, such as a browser.
      if (isForTests(from) && target.layer === 'free') return undefined
      return 'a library imports nothing of the platform'
    case 'kernel':
      return target.layer === 'kernel' ? undefined : 'the kernel knows nobody'
    case 'words':
      return target.layer === 'words' || target.layer === 'kernel' ? undefined : 'words know the kernel only'
    case 'jurisdiction':
      if (target.layer === 'jurisdiction' && target.name === source.name) return undefined
      if (to === 'src/modules/policy/index.ts' || target.layer === 'kernel') {
        return typeOnly ? undefined : 'a rule pack imports types only'
      }
      return 'a rule pack knows the types of policy and of the kernel only'
    case 'adapter':
      if (target.layer === 'kernel') return undefined
      if (target.layer === 'adapter' && target.name === source.name) return undefined
      return 'an adapter knows the kernel only'
    case 'module':
      return faultOfModule(source.name, to, target, architecture)
    case 'way':
      if (target.layer === 'module') return isFrontDoor(to) ? undefined : 'a module is entered by its index.ts'
      if (target.layer === 'adapter') return 'a way in gets its adapters from the app'
      return target.layer === 'free' || target.layer === 'jurisdiction'
        ? 'a way in knows src/ and libs/ only'
        : undefined
    case 'app':
      if (target.layer === 'module') return isFrontDoor(to) ? undefined : 'a module is entered by its index.ts'
      // The sample is loaded at the first start, in the form it describes itself.
      if (target.layer === 'free' && !to.startsWith('samples/'))
        return 'the platform does not import its tests or scripts'
      return undefined
  }
}

/** The modules that lead back to themselves along the arrows, as paths: `a → b → a`. */
export function circles(arrows: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const finished = new Set<string>()
  const visit = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node)
    if (start >= 0) found.push([...path.slice(start), node].join(' → '))
    if (start >= 0 || finished.has(node)) return
    for (const next of arrows.get(node) ?? []) visit(next, [...path, node])
    finished.add(node)
  }
  for (const node of arrows.keys()) visit(node, [])
  return found
}

function faultOfTest(source: Place, to: string, target: Place): string | undefined {
  const own = source.layer === 'module' && target.layer === 'module' && source.name === target.name
  if (target.layer === 'module' && !own && !isFrontDoor(to) && !isBuilder(to)) {
    return 'a test enters another module by its index.ts or testing.ts'
  }
  return undefined
}

function faultOfModule(name: string, to: string, target: Place, architecture: Architecture): string | undefined {
  if (target.layer === 'kernel') return undefined
  if (target.layer === 'adapter') return 'a module never knows an adapter'
  if (target.layer !== 'module') return 'a module knows modules, the kernel and libraries only'
  if (target.name === name) return undefined
  if (!architecture.modules[name]?.includes(target.name)) {
    return `architecture.json has no arrow from ${name} to ${target.name}`
  }
  return isFrontDoor(to) ? undefined : 'a module is entered by its index.ts'
}

function placeOf(path: string, architecture: Architecture): Place {
  const [top, second = '', third = ''] = path.split('/')
  if (top === 'libs') return { layer: 'lib', name: second }
  if (top === 'jurisdictions') return { layer: 'jurisdiction', name: second }
  if (top !== 'src') return { layer: 'free' }
  if (second === 'kernel') return { layer: 'kernel' }
  if (second === 'words') return { layer: 'words' }
  if (second === 'modules')
    return third in architecture.modules ? { layer: 'module', name: third } : { layer: 'unknown' }
  if (second === 'adapters') return { layer: 'adapter', name: third }
  if (architecture.ways.includes(second)) return { layer: 'way', name: second }
  return third === '' ? { layer: 'app' } : { layer: 'unknown' }
}
