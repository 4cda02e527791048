using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Requests;

/// <summary>A kept text: its beginning, and the rest behind a fold.</summary>
public sealed partial class TextFold
{
    /// <summary>The text; may come from outside.</summary>
    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it is, for its heading.</summary>
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    private string Whole { get; set; } = string.Empty;

    private bool IsLong => Whole.Length > KeptText.Shown;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Whole = Shown.Text(KeptText.Of(Text));
}
