import type { App } from '../app.js';
import { type Alarm, judgeLayout, judgeSilence, type SourceDay } from './judge.js';

export interface Health {
  /** Each source's days, oldest first. */
  days: Map<string, SourceDay[]>;
  alarms: Alarm[];
}

/** Counts the last days anew, and judges every source: an alarm is a line in the log and a metric too. */
export async function checkHealth(app: Pick<App, 'store' | 'metrics' | 'log'>): Promise<Health> {
  const { health } = app.store;
  await health.refresh();
  const days = await health.days();
  const alarms: Alarm[] = [];
  for (const [source, habit] of await health.habits()) {
    const alarm = judgeSilence(source, habit);
    if (alarm) alarms.push(alarm);
  }
  for (const [source, list] of days) alarms.push(...judgeLayout(source, list));
  app.metrics.setAlarms(alarms);
  for (const { source, kind, message } of alarms) app.log.error({ source, kind }, message);
  return { days, alarms };
}
