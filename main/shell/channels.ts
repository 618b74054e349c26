import type { LaunchInfo } from '../../preload/channels.ts';
import type { BackupChoice } from './backupChoice.ts';
import type { CaptureScreen } from './captureScreen.ts';
import type { CentreChoice } from './centreChoice.ts';
import { answerChannel } from './ipc.ts';
import type { Notices } from './notices.ts';
import type { Printer } from './printing.ts';
import { restart } from './restart.ts';
import type { Saver } from './saveFile.ts';

interface Answerers {
  readonly capture: CaptureScreen;
  readonly saver: Saver;
  readonly printer: Printer;
  readonly notices: Notices;
  readonly centre: CentreChoice;
  readonly backups: BackupChoice;
}

/** Answers every channel of `preload/channels.ts`. */
export const installChannels = (
  launch: () => LaunchInfo,
  { capture, saver, printer, notices, centre, backups }: Answerers,
): void => {
  const origin = (): string => launch().apiUrl;
  answerChannel('launch-info', origin, () => launch());
  answerChannel('capture-screen', origin, (page, open) => capture.set(page, open === true));
  answerChannel('begin-save', origin, (page, name) => saver.begin(page, name));
  answerChannel('save-piece', origin, (_page, id, bytes) => saver.piece(id, bytes));
  answerChannel('open-saved', origin, (_page, id, how) => saver.open(id, how));
  answerChannel('notify', origin, (page, notice) => notices.notify(page, notice));
  answerChannel('set-badge', origin, (page, count, picture) => notices.setBadge(page, count, picture));
  answerChannel('printers', origin, (page) => printer.list(page));
  answerChannel('choose-printer', origin, (page, name) => printer.choose(page, name));
  answerChannel('print-page', origin, (page, sheet) => printer.print(page, sheet));
  answerChannel('restart', origin, () => restart());
  answerChannel('connect-centre', origin, (_page, address) => centre.connect(address));
  answerChannel('choose-backup-folder', origin, (page) => backups.choose(page));
  answerChannel('save-pdf', origin, (page, name) => printer.savePdf(page, name));
};
