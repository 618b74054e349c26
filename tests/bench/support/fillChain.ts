/** `node fillChain.ts DIR`: fills the `chain` demo into a folder and ends. */
import { startHost } from '../../../main/host.ts';
import { chainOptions } from './chain.ts';

const [dataDir = ''] = process.argv.slice(2);
await (await startHost(chainOptions(dataDir))).close();
