import type { passport as ru, camera as ruCamera } from '../ru/passport.ts';

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

export const camera: Record<keyof typeof ruCamera, string> = {
  live: 'Camera picture',
  choose: 'Camera',
  nth: 'Camera {{n}}',
  take: 'Take the photo',
  blank: 'The shot shows nothing: check that the lens is not covered and try again.',
  failed: 'The camera does not work',
  denied: 'Access to the camera is denied. Allow it in the settings of the system or browser and try again.',
  none: 'No camera found. Connect one and try again, or choose a file.',
  busy: 'Another program uses the camera. Close it and try again.',
  other: 'The camera does not answer. Reconnect it and try again, or choose a file.',
};
