import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openLine } from '../../support/cutLine.ts';
import { tasksInEveryLineState } from '../lineStates.ts';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';
import { startCentre } from '../support/web.ts';

/** The five tasks in the desktop window, of a computer that has a centre. */

const ends: (() => unknown)[] = [];

tasksInEveryLineState(
  async () => {
    const folder = temporaryFolder();
    const centre = await startCentre(join(folder.path, 'centre'));
    const line = await openLine(centre.url);
    // As «Подключить свой центр» leaves it (centre.spec.ts).
    writeFileSync(join(folder.path, 'centre.json'), JSON.stringify({ centre: line.url }));
    const { app, page } = await openDesk(folder.path);
    ends.push(() => app.close(), line.close, centre.stop, folder.remove);
    // The system's own window asks where to save; the contract itself is read in documents.spec.ts.
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    });
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
    return { page, line, centre: centre.url };
  },
  async () => {
    for (const end of ends.splice(0)) await end();
  },
);
