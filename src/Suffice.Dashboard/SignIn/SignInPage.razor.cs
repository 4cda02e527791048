using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.SignIn;

/// <summary>Asks for a key. What was typed is never shown again.</summary>
public sealed partial class SignInPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>Where the person goes on, a path of this gateway.</summary>
    [Parameter]
    [EditorRequired]
    public required string To { get; set; }

    /// <summary>True when the connection is neither encrypted nor of this machine.</summary>
    [Parameter]
    public bool IsOverheard { get; set; }
}
