#!/usr/bin/env node
/** The command `mfa-kit`. */
import { verifyCommand } from './verify-audit.js';

process.exitCode = await verifyCommand(process.argv.slice(2), process.env);
