/** Sign-in. */
export const signIn = {
  lead: 'The front desk of a self-storage chain',
  title: 'For warehouse staff',
  phone: 'Phone',
  password: 'Password',
  submit: 'Sign in',
  capsLock: 'Caps Lock is on',
  phoneEmpty: 'Enter the phone number',
  phoneShort: 'The number is too short: 11 digits are needed',
  passwordEmpty: 'Enter the password',
  expired: 'The session has ended. Sign in again: the same place will open.',
  demoTitle: 'Demo sign-ins',
  demoHint: 'Click to fill in. The password of all is demo',
  demoAll: 'Manager: all rights',
  demoDesk: 'Front desk: some rights',
  demoRead: 'Observer: read only',
  ways: 'Where to begin',
  first: 'First start',
  firstText: 'This computer has no chain yet, so there is nobody to sign in. Begin with one of the three.',
  example: 'Look at the example',
  exampleText: 'A demo chain with invented warehouses and clients. Start the program without options:',
  own: 'Begin a chain of your own',
  ownText:
    'A chain begins with its centre: the program that keeps its data and that all its computers exchange with. One computer is enough, this one too.',
  ownCentre:
    'Start the centre with your phone. It shows the first employee’s password once; keep the file centre.key apart.',
  ownConnect: 'Close this program and start the desk on a folder of its own:',
  ownConnectHere: 'Above, in “Connect your centre”, enter its address:',
  ownLoad:
    'Sign in with this phone and password and load warehouses and rooms from Excel: the program gives the template.',
  copyCommand: 'Copy',
  version: 'Version {{version}}',
} as const;
