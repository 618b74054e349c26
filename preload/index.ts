import { contextBridge, ipcRenderer } from 'electron';
import type { MestoBridge } from './bridge.ts';
import type { Channel, Channels } from './channels.ts';

const invoke = <C extends Channel>(channel: C, ...args: Parameters<Channels[C]>) =>
  ipcRenderer.invoke(channel, ...args) as Promise<ReturnType<Channels[C]>>;

const bridge = {
  launchInfo: () => invoke('launch-info'),
  setCaptureScreenOpen: (open) => invoke('capture-screen', open),
} satisfies MestoBridge;

contextBridge.exposeInMainWorld('mesto', bridge);
