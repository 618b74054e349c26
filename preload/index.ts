import { contextBridge, ipcRenderer } from 'electron';
import type { MestoBridge } from './bridge.ts';
import type { Channel, Channels, Push, Pushes } from './channels.ts';

const invoke = <C extends Channel>(channel: C, ...args: Parameters<Channels[C]>) =>
  ipcRenderer.invoke(channel, ...args) as Promise<Awaited<ReturnType<Channels[C]>>>;

/** Electron's event stays here: the page gets the arguments alone. */
const subscribe = <P extends Push>(push: P, listener: Pushes[P]) => {
  const heard = (_event: unknown, ...args: Parameters<Pushes[P]>) =>
    (listener as (...given: Parameters<Pushes[P]>) => void)(...args);
  ipcRenderer.on(push, heard);
  return () => {
    ipcRenderer.off(push, heard);
  };
};

const bridge = {
  launchInfo: () => invoke('launch-info'),
  setCaptureScreenOpen: (open) => invoke('capture-screen', open),
  beginSave: (fileName) => invoke('begin-save', fileName),
  savePiece: (id, bytes) => invoke('save-piece', id, bytes),
  openSaved: (id, how) => invoke('open-saved', id, how),
  notify: (notice) => invoke('notify', notice),
  onNoticeOpened: (listener) => subscribe('notice-opened', listener),
  setBadge: (count, picture) => invoke('set-badge', count, picture),
  printers: () => invoke('printers'),
  choosePrinter: (name) => invoke('choose-printer', name),
  printPage: (sheet) => invoke('print-page', sheet),
  savePdf: (fileName) => invoke('save-pdf', fileName),
  restart: () => invoke('restart'),
  connectCentre: (address) => invoke('connect-centre', address),
  chooseBackupFolder: () => invoke('choose-backup-folder'),
} satisfies MestoBridge;

contextBridge.exposeInMainWorld('mesto', bridge);
