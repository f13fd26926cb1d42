/** Debian's Chromium, as every browser test and screenshot starts it: nothing it does by itself leaves the machine. */
export const chromiumLaunch = {
  executablePath: process.env.OPENMIPRES_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}
