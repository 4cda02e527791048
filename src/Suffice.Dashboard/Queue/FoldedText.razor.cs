using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows a text that people wrote, with its lines; a long one folds.</summary>
public sealed partial class FoldedText
{
    private const int Longest = 2_000;
    private const int Shortened = 1_200;

    /// <summary>The text; may come from outside.</summary>
    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>A class of its own.</summary>
    [Parameter]
    public string? Class { get; set; }

    private string Start => Text[..Cut];

    private string Rest => Text.Length > Longest ? Text[Cut..] : string.Empty;

    // Not within a pair that is one character.
    private int Cut => char.IsLowSurrogate(Text[Shortened]) ? Shortened - 1 : Shortened;
}
