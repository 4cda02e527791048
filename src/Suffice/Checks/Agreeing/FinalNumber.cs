using Suffice.Checks.Canonical;

namespace Suffice.Checks.Agreeing;

/// <summary>Finds the number that a worked text comes to.</summary>
internal static class FinalNumber
{
    private static readonly string[] Marks = ["####", "\\boxed{", "final answer", "the answer is", "answer:"];

    /// <summary>The first number after the last mark of an answer (<c>####</c>, <c>answer is</c>); else the text's last number.</summary>
    public static decimal? Of(string text)
    {
        foreach (string mark in Marks)
        {
            int at = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && WrittenNumber.FindAll(text.AsSpan(at + mark.Length)) is [var first, ..])
            {
                return Signed(text.AsSpan(at + mark.Length), first);
            }
        }

        return WrittenNumber.FindAll(text) is [.., var last] ? Signed(text, last) : null;
    }

    /// <summary>True when a mark of an answer stands before a number.</summary>
    public static bool IsMarked(string text) => Array.Exists(Marks, mark =>
        text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && WrittenNumber.FindAll(text.AsSpan(at + mark.Length)).Count > 0);

    private static decimal Signed(ReadOnlySpan<char> text, WrittenNumber number)
    {
        ReadOnlySpan<char> before = text[..number.Start].TrimEnd("$€£¥₹");
        bool negative = before is [.., '-' or '−'] && (before.Length < 2 || !char.IsLetterOrDigit(before[^2]));
        return negative ? -number.Value : number.Value;
    }
}
