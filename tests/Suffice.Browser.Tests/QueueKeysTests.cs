using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser;

/// <summary>Tickets judged by keys alone, and by Tab and the space bar alone.</summary>
public sealed class QueueKeysTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Judge_ByKeysAlone_FromTheNextTicketToTheOneAfter()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync("/queue/ticket-qc?as=grace");
        IKeyboard keys = visit.Page.Keyboard;

        await keys.PressAsync("n");
        await visit.Page.Locator("form[data-form=rate]").WaitForAsync();
        await visit.Page.ShouldBeAccessibleAsync();
        await keys.PressAsync("4");
        await keys.PressAsync("2");
        await keys.PressAsync("k");
        await keys.PressAsync("3");
        await keys.PressAsync("f");
        string[] rated = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('form[data-form=rate] input:checked')].map(one => `${one.name}=${one.value}`)");
        await keys.PressAsync("s");
        await visit.Page.Locator("[data-told]").WaitForAsync();
        await visit.Page.ShouldBeAccessibleAsync();
        string focused = await visit.Page.EvaluateAsync<string>("() => document.activeElement.className");
        await keys.PressAsync("c");
        await visit.Page.Locator(".notice.good").WaitForAsync();
        string said = await visit.Page.Locator(".notice.good").InnerTextAsync();
        await keys.PressAsync("n");
        await visit.Page.Locator("form[data-form=rate]").WaitForAsync();

        rated.ShouldBe(["rating.R-010=4", "rating.R-020=3", "decision=fail"]);
        focused.ShouldBe("beside");
        said.ShouldBe("Your verdict stands.");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Judge_TypingANote_IsNoKey()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await visit.GoAsync("/queue/ticket-qc?as=grace");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.Locator("textarea[name=note]").FocusAsync();

        await visit.Page.Keyboard.TypeAsync("a pass of sorts, 5 of 5");
        string decision = await visit.Page.EvaluateAsync<string>("() => document.querySelector('input[name=decision]:checked').value");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Page.Locator("textarea[name=note]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await visit.Page.Locator("[data-told]").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("d");
        await visit.Page.Keyboard.TypeAsync("nobody can say");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator(".notice.good").WaitForAsync();

        decision.ShouldBe(string.Empty);
        (await visit.Page.Locator(".notice.good").InnerTextAsync()).ShouldBe("It waits for another person.");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task Judge_Blind_TheMachineIsInNothingThatTheBrowserHas()
    {
        using TestFolder folder = scene.Copy();
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address, Screen.Phone);
        await visit.GoAsync("/queue/ticket-qc?as=grace");
        await visit.Page.Locator("button[data-key=n]").ClickAsync();
        await visit.Page.Locator("form[data-form=rate]").WaitForAsync();

        string html = await visit.Page.ContentAsync();
        int wide = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

        html.ShouldNotContain("data-told");
        html.ShouldNotContain("class=\"beside\"");
        html.ShouldNotContain("machine-words");
        wide.ShouldBe(0);
        visit.ShouldBeWell();
    }
}
