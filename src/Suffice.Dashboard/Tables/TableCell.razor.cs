using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Suffice.Dashboard.Times;

namespace Suffice.Dashboard.Tables;

/// <summary>Shows a cell, with its exact value for programs.</summary>
public sealed partial class TableCell
{
    /// <summary>The cell.</summary>
    [Parameter]
    [EditorRequired]
    public required Cell Cell { get; set; }

    /// <summary>Its column.</summary>
    [Parameter]
    [EditorRequired]
    public required PageColumn Column { get; set; }

    /// <summary>True for the first cell, which names its row.</summary>
    [Parameter]
    public bool IsHead { get; set; }

    // Words of more than a line keep some width, where there is not enough for all columns: a table is scrolled sooner than read letter by letter.
    private const int OneLine = 45;

    private string? Class => Column.IsNumeric ? "n" : Column.Kind == CellKind.Code ? "code" : !IsHead && IsLong ? "wide" : null;

    private bool IsLong => Cell.Value is string { Length: > OneLine } || Cell.Note?.Length > OneLine;

    private RenderFragment Content => builder =>
    {
        if (Cell.Link is { } link)
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", link);
            AddValue(builder);
            builder.CloseElement();
        }
        else
        {
            AddValue(builder);
        }

        AddSmall(builder, CellText.IntervalOf(Cell, Column.Kind), "interval");
        AddSmall(builder, Cell.Note, "note");
    };

    private void AddValue(RenderTreeBuilder builder)
    {
        if (Cell is { Value: DateTimeOffset time, Shown: null })
        {
            builder.OpenComponent<LocalTime>(2);
            builder.AddComponentParameter(3, nameof(LocalTime.At), time);
            builder.CloseComponent();
            return;
        }

        bool isState = Column.Kind == CellKind.State && Cell.Value is not null;
        bool isExact = Cell.Value is not null and not string;
        builder.OpenElement(4, isExact ? "data" : "span");
        builder.AddAttribute(5, "value", isExact ? CellText.Exact(Cell.Value) : null);
        builder.AddAttribute(6, "class", isState || Cell.Tone != Tone.Plain ? $"{(isState ? "badge " : string.Empty)}{Tones.ClassOf(Cell.Tone)}" : null);
        builder.AddContent(7, Tables.Shown.Text(CellText.Of(Cell, Column.Kind)));
        builder.CloseElement();
    }

    private static void AddSmall(RenderTreeBuilder builder, string? text, string name)
    {
        if (text is null)
        {
            return;
        }

        builder.AddContent(8, " ");
        builder.OpenElement(9, "small");
        builder.AddAttribute(10, "class", name);
        builder.AddContent(11, Tables.Shown.Text(text));
        builder.CloseElement();
    }
}
