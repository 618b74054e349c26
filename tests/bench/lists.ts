/** Every list by each column and filter, and every card, at chain size over loopback HTTP. */
import { reportAsked } from './support/asked.ts';
import { listGroups } from './support/cases.ts';
import { chainDesk } from './support/chain.ts';

const desk = await chainDesk({ filledApart: true });
await reportAsked('lists', desk, await listGroups(desk.get));
await desk.close();
