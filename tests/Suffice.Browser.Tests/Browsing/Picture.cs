using System.Diagnostics;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>The pictures of pages in <c>docs/dashboard</c>.</summary>
internal static class Picture
{
    /// <summary>Set to 1 to take them anew.</summary>
    private const string Update = "SUFFICE_UPDATE_SCREENSHOTS";

    private const int Tallest = 2400;
    private const long LargestFile = 200_000;

    private static readonly string Folder = Checkout.PathOf("docs/dashboard");

    /// <summary>Holds that the picture of a page is there, or takes it; dark on a phone nothing is pictured.</summary>
    public static async Task HoldAsync(IPage page, string name, Screen screen)
    {
        bool isPictured = screen == Screen.Desktop || screen == Screen.Phone || (screen == Screen.Dark && name == "home");
        if (!isPictured)
        {
            return;
        }

        FileInfo picture = new(Path.Combine(Folder, $"{name}-{screen.Name}.png"));
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await TakeAsync(page, screen, picture.FullName);
        }

        picture.Exists.ShouldBeTrue($"{picture}: take it with {Update}=1");
        picture.Length.ShouldBeLessThan(LargestFile, picture.FullName);
    }

    private static async Task TakeAsync(IPage page, Screen screen, string path)
    {
        Directory.CreateDirectory(Folder);
        int height = await page.EvaluateAsync<int>("() => Math.ceil(document.documentElement.scrollHeight)");
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = path,
            FullPage = true,
            Clip = new Clip { Width = screen.Width, Height = Math.Min(height, Tallest) },
            Animations = ScreenshotAnimations.Disabled,
        });

        // Few colours are a third of the size; pngquant is Debian's.
        using Process smaller = Process.Start("pngquant", ["--force", "--ext", ".png", "--speed", "1", "96", path]);
        await smaller.WaitForExitAsync();
    }
}
