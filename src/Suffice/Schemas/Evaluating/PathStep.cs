using System.Globalization;
using System.Text;

namespace Suffice.Schemas.Evaluating;

/// <summary>One step from the root of a value to a place inside it: a member's name, or an item's index.</summary>
internal sealed record PathStep(PathStep? Outer, string? Name, int Index)
{
    /// <summary>The path as JSONPath: <c>$.slots[3]['two words']</c>.</summary>
    public static string Show(PathStep? last)
    {
        Stack<PathStep> steps = new();
        for (PathStep? step = last; step is not null; step = step.Outer)
        {
            steps.Push(step);
        }

        StringBuilder path = new("$");
        foreach (PathStep step in steps)
        {
            step.AppendTo(path);
        }

        return path.ToString();
    }

    private void AppendTo(StringBuilder path)
    {
        if (Name is null)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{Index}]");
        }
        else if (IsPlain(Name))
        {
            path.Append('.').Append(Name);
        }
        else
        {
            path.Append("['").Append(Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }
    }

    private static bool IsPlain(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => c == '_' || char.IsLetterOrDigit(c));
}
