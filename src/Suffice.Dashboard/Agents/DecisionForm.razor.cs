using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Agents;

/// <summary>A form by which a person decides on a pattern, a proposal or a version.</summary>
public sealed partial class DecisionForm
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>The page's path.</summary>
    [Parameter]
    [EditorRequired]
    public required string Path { get; set; }

    /// <summary>What is done: the last part of where the form is sent.</summary>
    [Parameter]
    [EditorRequired]
    public required string Action { get; set; }

    /// <summary>What opens it.</summary>
    [Parameter]
    public string Summary { get; set; } = string.Empty;

    /// <summary>What sends it.</summary>
    [Parameter]
    [EditorRequired]
    public required string Button { get; set; }

    /// <summary>How the button looks.</summary>
    [Parameter]
    public string Class { get; set; } = "main";

    /// <summary>Whether it asks why, and must be told; <see langword="null"/> when it does not ask.</summary>
    [Parameter]
    public bool? NeedsWhy { get; set; } = false;

    /// <summary>What will change, and fields of its own.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private bool IsPlain => Summary.Length == 0;
}
