import { fillPath, operationRoute } from '../../http/route-path.ts'
import type { AnyOperation } from '../../kernel/operation.ts'
import { downloadFile } from '../../modules/datasets/index.ts'

/** Where the API answers an operation, its path filled in. */
export function apiHref(operation: Pick<AnyOperation, 'http'>, values: Readonly<Record<string, string>>): string {
  return `/api${fillPath(operationRoute(operation.http).path, values)}`
}

export function fileHref(dataSet: string, version: string, path: string): string {
  return apiHref(downloadFile, { id: dataSet, digest: version, path })
}
