using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Suffice.Dashboard.Plots;

/// <summary>A word in a drawing; Razor keeps the element's own name, <c>text</c>, for itself.</summary>
public sealed class PlotLabel : ComponentBase
{
    /// <summary>How far from the left.</summary>
    [Parameter]
    public string X { get; set; } = "0";

    /// <summary>How far from the top.</summary>
    [Parameter]
    public string Y { get; set; } = "0";

    /// <summary>How far it is moved to the right.</summary>
    [Parameter]
    public string? Dx { get; set; }

    /// <summary>How far it is moved down.</summary>
    [Parameter]
    public string? Dy { get; set; }

    /// <summary>Which of its ends is there: start, middle or end.</summary>
    [Parameter]
    public string? Anchor { get; set; }

    /// <summary>True for one that a narrow screen leaves out.</summary>
    [Parameter]
    public bool IsMinor { get; set; }

    /// <summary>The word.</summary>
    [Parameter]
    public string? Word { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "dx", Dx);
        builder.AddAttribute(4, "dy", Dy);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddAttribute(6, "class", IsMinor ? "minor" : null);
        builder.AddContent(7, Word);
        builder.CloseElement();
    }
}
