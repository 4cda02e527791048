using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Queue;

/// <summary>A form by which a person does something with a ticket.</summary>
public sealed partial class JudgingForm
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What the page says.</summary>
    [Parameter]
    [EditorRequired]
    public required JudgingFigures Figures { get; set; }

    /// <summary>What is done: the last part of where the form is sent.</summary>
    [Parameter]
    [EditorRequired]
    public required string Action { get; set; }

    /// <summary>How it looks.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Its fields.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
