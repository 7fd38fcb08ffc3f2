import type { Locator } from 'playwright-core';

import type { Editor } from './editor';

/** The form of the node that is open in the editor. */
export class NodeForm {
	constructor(private readonly editor: Editor) {}

	/** Waits until a parameter has its field in view. */
	async shows(name: string): Promise<void> {
		await this.field(name).waitFor();
	}

	/** The names of the options of a menu. */
	async optionsOf(menu: string): Promise<string[]> {
		return await this.namesIn(this.field(menu));
	}

	/** Chooses in a menu, by the option's whole name; what is chosen already stays. */
	async set(menu: string, option: string): Promise<void> {
		const field = this.field(menu);
		if ((await field.getByRole('combobox').inputValue()) === option) return;
		await this.choose(field, option);
	}

	/** The modes that a resource locator offers. */
	async modesOf(locator: string): Promise<string[]> {
		return await this.namesIn(this.locator(locator).getByTestId('rlc-mode-selector'));
	}

	/**
	 * Opens the list of a resource locator, searched where it is asked for, and gives what it shows.
	 * Throws with the list's own words where it shows nothing.
	 */
	async listOf(locator: string, search = ''): Promise<string[]> {
		await this.editor.openList(locator, search);
		const item = this.editor.part('rlc-item');
		const emptiness = this.editor.part('rlc-error-container');
		await item.or(emptiness).first().waitFor();
		// while the list comes, what was chosen before stands in it
		await this.editor.page.locator('[class*="_loadingItem_"]').first().waitFor({ state: 'hidden' });
		if (await emptiness.isVisible()) throw new Error(await emptiness.innerText());
		return (await this.editor.listItems()).map((text) => text.trim());
	}

	/** Chooses from the list that is open, by its place there from 0. */
	async pick(index: number): Promise<void> {
		await this.editor.page.locator('[data-test-id="rlc-item"]:visible').nth(index).click();
	}

	/** Adds a field from the button of a collection, and its first element where it takes several. */
	async add(button: string, field: string, elementButton?: string): Promise<void> {
		const input = this.editor.page.getByPlaceholder(button, { exact: true });
		const buttons = this.editor.page.getByTestId('collection-parameter-add');
		await this.choose(buttons.filter({ has: input }), field);
		if (!elementButton) return;
		await this.editor.page.getByRole('button', { name: elementButton }).last().click();
	}

	private field(name: string): Locator {
		return this.editor.part(`parameter-input-${name}`);
	}

	private locator(name: string): Locator {
		return this.editor.part(`resource-locator-${name}`);
	}

	private async choose(select: Locator, option: string): Promise<void> {
		const text = this.editor.page.getByText(option, { exact: true });
		const options = await this.open(select);
		await options.filter({ has: text }).click();
	}

	private async namesIn(select: Locator): Promise<string[]> {
		const options = await this.open(select);
		const texts = await options.allInnerTexts();
		await this.editor.page.keyboard.press('Escape');
		return texts.map((text) => text.split('\n')[0].trim());
	}

	/** Opens a drop-down list; its options are its own, as an earlier list may still be closing. */
	private async open(select: Locator): Promise<Locator> {
		await select.click();
		const list = await select.getByRole('combobox').getAttribute('aria-controls');
		const options = this.editor.page.locator(`[id="${list}"] [role="option"]:visible`);
		await options.first().waitFor();
		return options;
	}
}
