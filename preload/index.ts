import { contextBridge, ipcRenderer } from 'electron';
import type { MestoBridge } from './bridge.ts';
import type { Channel, Channels } from './channels.ts';

const invoke = <C extends Channel>(channel: C, ...args: Parameters<Channels[C]>) =>
  ipcRenderer.invoke(channel, ...args) as Promise<Awaited<ReturnType<Channels[C]>>>;

const bridge = {
  launchInfo: () => invoke('launch-info'),
  setCaptureScreenOpen: (open) => invoke('capture-screen', open),
  saveFile: (fileName, bytes) => invoke('save-file', fileName, bytes),
  openSaved: (id, how) => invoke('open-saved', id, how),
} satisfies MestoBridge;

contextBridge.exposeInMainWorld('mesto', bridge);
