/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';

import { ROOT } from '../host/pack';
import { OWNER } from '../host/rest';
import { chromiumPath } from './chromium';

const SCREENSHOTS = join(ROOT, 'output', 'editor');
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Lets menus open and close at once. */
const WITHOUT_MOTION = `addEventListener('DOMContentLoaded', () => {
	const style = document.createElement('style');
	style.textContent = '*, ::before, ::after { transition: none !important; animation: none !important; }';
	document.head.append(style);
});`;

/** n8n's editor in a headless browser, with the owner signed in. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the editor of a running n8n and signs in there. */
	static async open(url: string): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		mkdirSync(SCREENSHOTS, { recursive: true });
		const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
		const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
		context.setDefaultTimeout(20_000);
		await context.addInitScript({ content: WITHOUT_MOTION });
		const editor = new Editor(browser, await context.newPage(), url);
		await editor.visit('/signin');
		await editor.part('emailOrLdapLoginId').locator('input').fill(OWNER.email);
		await editor.part('password').locator('input').fill(OWNER.password);
		await editor.part('form-submit-button').click();
		await editor.page.waitForURL(({ pathname }) => pathname !== '/signin');
		return editor;
	}

	async visit(path: string): Promise<void> {
		await this.page.goto(this.url + path);
	}

	/** The first visible part of the page with that data-test-id. */
	part(testId: string, hasText?: string | RegExp): Locator {
		return this.page.locator(`[data-test-id="${testId}"]:visible`, { hasText }).first();
	}

	/** Chooses from a drop-down list that opens when `list` is clicked. */
	async choose(list: Locator, option: string): Promise<void> {
		await list.click();
		const items = '[role="option"]:visible, .el-select-dropdown__item:visible';
		await this.page.locator(items, { hasText: option }).first().click();
	}

	/** Searches for a node that is to follow the last one of the workflow. */
	async searchNode(text: string): Promise<void> {
		await this.part('canvas-handle-plus').click();
		await this.part('node-creator-search-bar').fill(text);
	}

	/** Adds a node that the search has found, by one of its actions. */
	async addNode(name: string, action: string): Promise<void> {
		await this.part('node-creator-item-name', name).click();
		await this.part('node-creator-item-name', action).click();
	}

	/** Opens the list of a resource locator and types a search into it. */
	async openList(name: string, search = ''): Promise<void> {
		await this.listInput(name).click();
		if (search) await this.page.locator('[data-test-id="rlc-search"]:visible').fill(search);
	}

	/** What the open list of a resource locator shows. */
	async listItems(): Promise<string[]> {
		return await this.page.locator('[data-test-id="rlc-item"]:visible').allTextContents();
	}

	/** What a resource locator shows as chosen from its list. */
	async chosenFromList(name: string): Promise<string> {
		return await this.listInput(name).inputValue();
	}

	private listInput(name: string): Locator {
		return this.part(`resource-locator-${name}`).locator('[data-test-id="rlc-input"]').first();
	}

	/** Types into a field of a form, by the field's name. */
	async fill(name: string, value: string): Promise<void> {
		await this.part(`parameter-input-${name}`).locator('input').fill(value);
	}

	/** Runs the node that is open, and waits until it has ended and its output shows that text. */
	async runNode(shown: string, button = 'Execute step'): Promise<void> {
		await this.part('node-execute-button', button).click();
		await this.part('output-panel', shown).waitFor();
		await this.part('node-execute-button', button).waitFor();
	}

	/** Closes the dialog that lies above the page. */
	async closeDialog(): Promise<void> {
		await this.page.locator('.el-dialog__headerbtn:visible').click();
	}

	/** Shows the text that stands behind the question mark of a field in a dialog. */
	async explain(label: string, text: string): Promise<void> {
		const name = this.page.locator('label:visible', { hasText: label }).first();
		await name.hover();
		await name.locator('svg').first().hover({ force: true });
		await this.page.getByText(text).first().waitFor();
	}

	/** A window of its own with another page. */
	async window(address: string): Promise<Page> {
		const page = await this.page.context().newPage();
		await page.goto(address);
		return page;
	}

	/** Clicks on what opens a window of its own, and gives that window. */
	async popupOf(opener: Locator): Promise<Page> {
		const [popup] = await Promise.all([this.page.waitForEvent('popup'), opener.click()]);
		return popup;
	}

	/** Keeps a picture of the page, or of another window, for people to look at. */
	async picture(name: string, page: Page = this.page): Promise<void> {
		const style = '.el-notification:has(.el-notification--success) { display: none; }';
		await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), style });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
