import { fillPath, operationRoute } from '../../http/route-path.ts'
import type { AnyOperation } from '../../kernel/operation.ts'
import { downloadFile } from '../../modules/datasets/index.ts'
import { addresses, localised } from '../addresses.ts'
import { underPermit } from './acting-permit.ts'
import type { Visit } from './visit.ts'

/** Where the API answers an operation, its path filled in. */
export function apiHref(operation: Pick<AnyOperation, 'http'>, values: Readonly<Record<string, string>>): string {
  return `/api${fillPath(operationRoute(operation.http).path, values)}`
}

export function fileHref(dataSet: string, version: string, path: string): string {
  return apiHref(downloadFile, { id: dataSet, digest: version, path })
}

/** Where a page's reader gets a file: under the permit that they read under, which an address of the API does not name. */
export function downloadHref(
  visit: Visit,
  { dataSet, version, path }: { readonly dataSet: string; readonly version: string; readonly path: string },
): string {
  return visit.context.permit === undefined
    ? fileHref(dataSet, version, path)
    : underPermit(visit, localised(visit.language, addresses.versionFile(dataSet, version, path)))
}
