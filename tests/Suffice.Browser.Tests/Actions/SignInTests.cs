using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Actions;

/// <summary>Where a gateway has keys, people sign in with theirs and see what their role may.</summary>
public sealed class SignInTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task SignIn_AsAViewer_SeesPagesAndNoPromptAndNoQueue()
    {
        using TestFolder folder = scene.Copy();
        string key = await KeyAsync(folder, "vera", "view");
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);

        await SignInAsync(visit, key, $"/requests/{scene.Places.Request}");
        string request = await visit.Page.Locator("main").InnerTextAsync();
        int decisions = await CountAsync(visit, $"/agents/proposals/{scene.Places.Proposal}", "form[action*='/approve']");
        int queue = await CountAsync(visit, "/", "#parts a[href='/queue']");
        await visit.GoAsync("/queue", status: 403);

        request.ShouldContain("sentiment");
        request.ShouldNotContain("Answer with exactly one word");
        decisions.ShouldBe(0);
        queue.ShouldBe(0);
    }

    [Fact]
    public async Task SignIn_AsAReviewer_ReadsPromptsAndJudgesUnderTheNameOfTheKey()
    {
        using TestFolder folder = scene.Copy();
        string key = await KeyAsync(folder, "rita", "review");
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);

        await SignInAsync(visit, key, $"/requests/{scene.Places.Request}");
        string request = await visit.Page.Locator("main").InnerTextAsync();
        await visit.GoAsync("/queue/ticket-qc");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.Locator("article.ticket").WaitForAsync();
        int decisions = await CountAsync(visit, $"/agents/proposals/{scene.Places.Proposal}", "form[action*='/approve']");

        request.ShouldContain("Answer with exactly one word");
        decisions.ShouldBe(0, "a proposal is for an admin to decide");
        (await visit.Page.Locator(".user").InnerTextAsync()).ShouldContain("rita");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task SignOut_Whoever_IsAskedForAKeyAgain()
    {
        using TestFolder folder = scene.Copy();
        string key = await KeyAsync(folder, "vera", "view");
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        await using Visit visit = await browser.VisitAsync(gateway.Address);
        await SignInAsync(visit, key, "/?days=7");
        visit.Where.ShouldBe("/?days=7");

        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#key")).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/?days=7");
        visit.Where.ShouldStartWith("/sign-in");
        visit.ShouldBeWell();
    }

    [Fact]
    public async Task SignIn_WithAWrongKey_IsToldOnAPageThatKeepsNobodyOut()
    {
        using TestFolder folder = scene.Copy();
        await KeyAsync(folder, "vera", "view");
        await using SceneGateway gateway = await SceneGateway.StartAsync(folder);
        foreach (Screen screen in Screen.All)
        {
            await using Visit visit = await browser.VisitAsync(gateway.Address, screen);
            await visit.GoAsync("/sign-in");
            await visit.Page.ShouldFitAsync();
            await Picture.HoldAsync(visit.Page, "sign-in", screen);

            await visit.Page.Locator("#key").FillAsync(Hostile.Script);
            await visit.Page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(visit.Page.Locator(".notice.bad")).ToContainTextAsync("not known here");
            await visit.Page.ShouldBeAccessibleAsync();
        }
    }

    private static async Task<string> KeyAsync(TestFolder folder, string name, string role) =>
        (await TypedCommand.RunAsync(folder.Path, "keys", "create", name, "--role", role)).Split('\n').Single(line => line.StartsWith("sfk_", StringComparison.Ordinal)).Trim();

    private static async Task SignInAsync(Visit visit, string key, string to)
    {
        await visit.Page.GotoAsync(to);
        visit.Where.ShouldStartWith("/sign-in");
        await visit.Page.Locator("#key").FillAsync(key);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    private static async Task<int> CountAsync(Visit visit, string path, string selector)
    {
        await visit.GoAsync(path);

        return await visit.Page.Locator(selector).CountAsync();
    }
}
