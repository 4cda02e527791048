using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Queue;

/// <summary>Asks who judges; the name is kept in the page's address.</summary>
public sealed partial class ReviewerField
{
    /// <summary>Who judges so far.</summary>
    [Parameter]
    [EditorRequired]
    public required Reviewer Reviewer { get; set; }

    /// <summary>The page's path.</summary>
    [Parameter]
    [EditorRequired]
    public required string Path { get; set; }

    /// <summary>What else the form carries on.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
