import type { Mirror } from '../mirror.ts';
import type { downloads as ru } from '../ru/downloads.ts';

export const downloads: Mirror<{ downloads: typeof ru }>['downloads'] = {
  title: 'Downloads',
  preparing: 'Being prepared…',
  rows: '{{done}} of {{total}}',
  progress: '{{percent}} % done',
  cancel: 'Cancel',
  cancelOf: 'Cancel: {{title}}',
  dismissOf: 'Remove from the list: {{title}}',
  ready: 'The file is ready but not saved',
  save: 'Save',
  saved: 'Saved: {{fileName}}',
  downloaded: 'Downloaded: {{fileName}}',
  openFile: 'Open',
  openFolder: 'Show in folder',
  failed: 'It did not work',
  notSaved: 'The file was not saved',
  notOpened: 'The file could not be opened: it was moved or deleted.',
  unnamed: 'file',
};
