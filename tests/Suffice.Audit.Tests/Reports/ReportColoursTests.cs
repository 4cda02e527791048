using System.Globalization;
using System.Text.RegularExpressions;
using Suffice.Audit.Reports.Html;

namespace Suffice.Audit.Tests.Reports;

/// <summary>Contrast as WCAG 2.2 reckons it: 4.5 for text, 3 for what is drawn.</summary>
public sealed partial class ReportColoursTests
{
    public static TheoryData<string> Schemes => new("light", "dark", "print");

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Style_Text_CanBeReadInEveryScheme(string scheme)
    {
        Dictionary<string, string> colours = ColoursOf(scheme);

        foreach (string text in new[] { "ink", "soft", "accent-ink", "good", "warn" })
        {
            Contrast(colours[text], colours["paper"]).ShouldBeGreaterThanOrEqualTo(4.5, $"--{text} on --paper, {scheme}");
        }

        Contrast(colours["ink"], colours["wash"]).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(colours["ink"], colours["track"]).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(colours["card"], colours["good"]).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Style_WhatIsDrawn_StandsOutInEveryScheme(string scheme)
    {
        Dictionary<string, string> colours = ColoursOf(scheme);

        foreach (string drawn in new[] { "accent", "good", "whole", "s0", "s1", "s2", "s3", "s4", "s5" })
        {
            Contrast(colours[drawn], colours["paper"]).ShouldBeGreaterThanOrEqualTo(3, $"--{drawn} on --paper, {scheme}");
        }
    }

    private static Dictionary<string, string> ColoursOf(string scheme)
    {
        string[] roots = [.. Root().Matches(ReportAssets.Style).Select(root => root.Value)];
        string[] layers = scheme switch { "light" => [roots[0]], "dark" => [roots[0], roots[1]], _ => [roots[0], roots[2]] };
        Dictionary<string, string> colours = [];
        foreach (Match colour in layers.SelectMany(layer => Colour().Matches(layer)))
        {
            colours[colour.Groups["name"].Value] = colour.Groups["hex"].Value;
        }

        return colours;
    }

    private static double Contrast(string one, string other)
    {
        (double a, double b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        string full = hex.Length == 3 ? string.Concat(hex.Select(digit => new string(digit, 2))) : hex;
        double[] parts = [.. full.Chunk(2).Select(part => int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
        double[] linear = [.. parts.Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex(":root \\{[^}]*\\}")]
    private static partial Regex Root();

    [GeneratedRegex("--(?<name>[a-z0-9-]+): #(?<hex>[0-9a-f]+)")]
    private static partial Regex Colour();
}
