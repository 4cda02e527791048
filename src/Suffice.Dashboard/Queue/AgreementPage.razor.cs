using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows how far people and a worker agree.</summary>
public sealed partial class AgreementPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says: what <c>suffice review agreement --json</c> says.</summary>
    [Parameter]
    [EditorRequired]
    public required AgreementReport Figures { get; set; }

    private static string Two(double figure) => figure.ToString("0.00", CultureInfo.InvariantCulture);
}
