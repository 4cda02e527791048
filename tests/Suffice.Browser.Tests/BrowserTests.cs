using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser;

/// <summary>What watches the pages sees what must not happen.</summary>
public sealed class BrowserTests(DashboardBrowser browser, DashboardScene scene)
{
    [Fact]
    public async Task Visit_APageThatIsNotThere_IsTold()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);

        await visit.GoAsync("/no-such-page", status: 404);

        visit.Where.ShouldBe("/no-such-page");
    }

    [Fact]
    public async Task Visit_AScriptThatRuns_IsSeen()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.Page.GotoAsync("/healthz");

        await visit.Page.EvaluateAsync("() => { alert('hostile'); return fetch('http://127.0.0.1:9/').catch(() => 0); }");

        visit.Wrong.ShouldContain("EXECUTED: hostile");
        visit.Wrong.ShouldContain("ANOTHER ORIGIN: http://127.0.0.1:9/");
    }

    [Fact]
    public async Task ShouldBeAccessible_APictureWithoutWords_IsRefused()
    {
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.Page.GotoAsync("/healthz");
        await visit.Page.SetContentAsync("<html lang=en><title>t</title><main><h1>t</h1><img src='data:,'></main></html>");

        Exception? told = await Record.ExceptionAsync(() => visit.Page.ShouldBeAccessibleAsync());

        told.ShouldBeOfType<ShouldAssertException>().Message.ShouldContain("image-alt");
    }
}
