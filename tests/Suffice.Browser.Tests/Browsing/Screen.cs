using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>What a page is looked at with.</summary>
/// <param name="Name">Its name in the name of a screenshot.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Colours">Light or dark.</param>
public sealed record Screen(string Name, int Width, int Height, ColorScheme Colours)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900, ColorScheme.Light);

    public static readonly Screen Phone = new("phone", 390, 844, ColorScheme.Light);

    public static readonly Screen Dark = Desktop with { Name = "dark", Colours = ColorScheme.Dark };

    public static readonly Screen DarkPhone = Phone with { Name = "phone-dark", Colours = ColorScheme.Dark };

    public static readonly IReadOnlyList<Screen> All = [Desktop, Phone, Dark, DarkPhone];

    /// <summary>The same in dark colours.</summary>
    public Screen InTheDark => this == Phone ? DarkPhone : Dark;

    public override string ToString() => Name;
}
