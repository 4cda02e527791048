namespace Suffice.Learning.Tables;

/// <summary>By what calls are of one task.</summary>
public enum TaskGrouping
{
    /// <summary>What the call says of itself: task, and category where there is one; its structure where it says neither.</summary>
    Told,

    /// <summary>Its structure alone: how many tools it offers, and in which form the answer is wanted. Known of every live call.</summary>
    Kind,
}
