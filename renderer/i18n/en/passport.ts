import type { passport as ru } from '../ru/passport.ts';

export const passport: Record<keyof typeof ru, string> = {
  photo: 'Passport photo',
  photoOf: 'Passport photo: {{name}}',
  none: 'No passport photo',
  failed: 'The passport photo did not load',
  pdf: 'Passport scan in PDF',
  pdfHint: 'Save the file and open it on this computer.',
  pdfOpen: 'Save the scan',
  nearer: 'Zoom in',
  farther: 'Zoom out',
  rotate: 'Rotate',
  reset: 'Whole photo',
  file: 'Choose a file',
  otherFile: 'Another file',
  camera: 'Use the camera',
  again: 'Retake',
  drop: 'Remove',
  dropHere: 'Drop the passport photo here, paste it or choose a file: JPEG, PNG, WebP or PDF up to 10 MB',
  shot: 'Passport shot',
};
