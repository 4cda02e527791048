using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Frame;

/// <summary>Leads through a long list (<c>page=N</c>).</summary>
public sealed partial class PageLinks
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>Which part is shown, from 1.</summary>
    [Parameter]
    [EditorRequired]
    public required int Page { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter]
    [EditorRequired]
    public required int Pages { get; set; }

    /// <summary>The element to go to, without its <c>#</c>; <see langword="null"/> for the top.</summary>
    [Parameter]
    public string? Anchor { get; set; }

    private string To(int page) => Frame.With(("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)), ("item", null)) + (Anchor is null ? null : $"#{Anchor}");
}
