import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observer } from '../../kernel/ports/observer.ts'

export type Metrics = {
  readonly observer: Observer
  /** Prometheus text format. */
  text(): Promise<string>
}

/** Numbers of this process: operations by result and time, the log's size, and Node's own. No names, no inputs. */
export function createMetrics(logSize: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const operations = new Counter({
    name: 'jazari_operations_total',
    help: 'Operations by result',
    labelNames: ['operation', 'channel', 'result'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'jazari_operation_seconds',
    help: 'Time an operation took',
    labelNames: ['operation'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60],
    registers: [registry],
  })
  new Gauge({
    name: 'jazari_log_signed_entries',
    help: 'Entries under the last signed checkpoint',
    registers: [registry],
    collect() {
      this.set(logSize())
    },
  })
  return {
    observer: {
      performed({ operation, channel, result, milliseconds }) {
        operations.inc({ operation, channel, result })
        seconds.observe({ operation }, milliseconds / 1000)
      },
    },
    text: () => registry.metrics(),
  }
}
