import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Alarm } from '../health/judge.js';
import type { QueueName } from '../queue/jobs.js';
import type { QueueStatus } from '../status.js';

/** How a run of a job ended; `delayed`: put back because its host or what it needs was busy. */
export type Outcome = 'done' | 'failed' | 'delayed';

/** What Prometheus reads of one process. Each process has its own registry: tests open several. */
export class Metrics {
  readonly registry = new Registry();
  private readonly runs = new Counter({
    name: 'warta_job_runs_total',
    help: 'Runs of jobs in this process',
    labelNames: ['queue', 'outcome'],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'warta_job_seconds',
    help: 'Time of the runs of jobs that were done',
    labelNames: ['queue'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [this.registry],
  });
  private readonly jobs = new Gauge({
    name: 'warta_jobs',
    help: 'Jobs in the queues, of all processes',
    labelNames: ['queue', 'state'],
    registers: [this.registry],
  });
  private readonly oldest = new Gauge({
    name: 'warta_oldest_waiting_seconds',
    help: 'Age of the job that has waited longest',
    labelNames: ['queue'],
    registers: [this.registry],
  });
  private readonly alarms = new Gauge({
    name: 'warta_source_alarm',
    help: '1 for a source that is silent or read worse than it used to be',
    labelNames: ['source', 'kind'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  jobEnded(queue: QueueName, outcome: Outcome, ms: number): void {
    this.runs.inc({ queue, outcome });
    if (outcome === 'done') this.seconds.observe({ queue }, ms / 1000);
  }

  /** Replaces the alarms by those that hold now. */
  setAlarms(alarms: Alarm[]): void {
    this.alarms.reset();
    for (const { source, kind } of alarms) this.alarms.set({ source, kind }, 1);
  }

  /** All figures in Prometheus' text form. */
  async text(queues: QueueStatus[]): Promise<string> {
    for (const { queue, waiting, active, delayed, failed, oldestWaitingMs } of queues) {
      for (const [state, n] of Object.entries({ waiting, active, delayed, failed })) {
        this.jobs.set({ queue, state }, n);
      }
      this.oldest.set({ queue }, oldestWaitingMs / 1000);
    }
    return this.registry.metrics();
  }
}
