using System.Collections.Immutable;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>What holds for every page: it is well, everybody can use it, its tables are the command's, its address holds the view.</summary>
public sealed class EveryPageTests(DashboardBrowser browser, DashboardScene scene)
{
    public static TheoryData<string> Names { get; } = [.. ListedPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_LightAndDarkOnDeskAndPhone_IsWellAndKeepsNobodyOut(string name)
    {
        string path = ListedPage.Named(name).Path(scene.Places);
        foreach (Screen screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            await using Visit visit = await browser.VisitAsync(scene.Address, screen);
            await visit.GoAsync(path);
            await visit.Page.ShouldFitAsync();
            await visit.Page.ShouldBeAccessibleAsync();
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await visit.Page.ShouldBeAccessibleAsync();
            visit.ShouldBeWell(path);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_ItsTables_AreTheirFilesAndTheCommands(string name)
    {
        ListedPage page = ListedPage.Named(name);
        await using Visit visit = await browser.VisitAsync(scene.Address);
        await visit.GoAsync(page.Path(scene.Places));

        ImmutableArray<ShownTable> tables = await ShownTable.ReadAsync(visit.Page);

        foreach (ShownTable table in tables.Where(table => table.Csv is not null))
        {
            string file = await visit.TextAsync(table.Csv!);
            table.ShouldBe(file);
            file.ShouldBe(await TypedCommand.RunAsync(scene.Folder, ["show", .. page.Show(scene.Places), "--csv", table.Name]), $"{name}: {table.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_OpenedAnew_ShowsTheSame(string name)
    {
        await using Visit first = await browser.VisitAsync(scene.Address);
        await first.GoAsync(ListedPage.Named(name).Path(scene.Places));
        await using Visit second = await browser.VisitAsync(scene.Address);
        await second.GoAsync(first.Where);

        string shown = await second.Page.Locator("main").InnerTextAsync();

        shown.ShouldBe(await first.Page.Locator("main").InnerTextAsync());
    }
}
