import { openApp } from '../../src/io/app.js';
import { readConfig } from '../../src/io/config.js';
import { Extractor } from '../../src/io/extract/extractor.js';
import { createLog } from '../../src/io/log.js';
import { startWorkers } from '../../workers/start.js';

/** A process with an extract worker whose threads end it at a certain page. */
const app = await openApp(readConfig(), createLog('silent'));
await app.extractor.close();
const module = new URL('./exhausted-thread.ts', import.meta.url);
app.extractor = new Extractor({ threads: 1, timeoutMs: 50_000, memoryMb: 256, module });
startWorkers(app, ['extract']);
