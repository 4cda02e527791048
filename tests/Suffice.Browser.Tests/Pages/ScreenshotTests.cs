using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>The pictures of every page in <c>docs/dashboard</c>, at the width of a desk and of a phone.</summary>
public sealed class ScreenshotTests(DashboardBrowser browser, DashboardScene scene)
{
    /// <summary>Set to 1 to take them anew.</summary>
    private const string Update = "SUFFICE_UPDATE_SCREENSHOTS";

    private const int Tallest = 2400;
    private const long LargestFile = 200_000;

    private static readonly string Folder = Checkout.PathOf("docs/dashboard");

    public static TheoryData<string> Names { get; } = [.. ListedPage.All.Where(page => page.IsPictured).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_DeskAndPhone_IsPictured(string name)
    {
        foreach (Screen screen in name == "home" ? [Screen.Desktop, Screen.Phone, Screen.Dark] : (Screen[])[Screen.Desktop, Screen.Phone])
        {
            string path = Path.Combine(Folder, $"{name}-{screen.Name}.png");
            if (Environment.GetEnvironmentVariable(Update) == "1")
            {
                await TakeAsync(ListedPage.Named(name).Path(scene.Places), screen, path);
            }

            FileInfo picture = new(path);
            picture.Exists.ShouldBeTrue($"{path}: take it with {Update}=1");
            picture.Length.ShouldBeLessThan(LargestFile, path);
        }
    }

    private async Task TakeAsync(string page, Screen screen, string path)
    {
        Directory.CreateDirectory(Folder);
        await using Visit visit = await browser.VisitAsync(scene.Address, screen);
        await visit.GoAsync(page);
        int height = await visit.Page.EvaluateAsync<int>("() => Math.ceil(document.documentElement.scrollHeight)");
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = path,
            FullPage = true,
            Clip = new Clip { Width = screen.Width, Height = Math.Min(height, Tallest) },
            Animations = ScreenshotAnimations.Disabled,
        });

        // Few colours are a third of the size; pngquant is Debian's.
        using Process smaller = Process.Start("pngquant", ["--force", "--ext", ".png", "--speed", "1", 96.ToString(CultureInfo.InvariantCulture), path]);
        await smaller.WaitForExitAsync();
    }
}
