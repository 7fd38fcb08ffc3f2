import { logToStderr, runScript } from '../host/problem';
import { installChromium } from './chromium';

void runScript(async () => await installChromium(logToStderr));
